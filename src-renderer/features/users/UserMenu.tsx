import {
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  type PositioningVirtualElement,
} from '@fluentui/react-components';
import { ArrowDownloadRegular, CopyRegular, PersonInfoRegular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserRow } from '../../../src-main/contract/directory';

/** The row a menu is about, and where it opens. */
export interface MenuPlace {
  row: UserRow;
  x: number;
  y: number;
}

interface UserMenuProps {
  place: MenuPlace | null;
  onClose: () => void;
  onCopy: (text: string) => void;
  onDetails: (row: UserRow) => void;
  onExport: () => void;
}

/** The one context menu of the whole grid. */
export function UserMenu({ place, onClose, onCopy, onDetails, onExport }: UserMenuProps) {
  const { t } = useTranslation();
  const target = useMemo(() => (place ? pointAt(place.x, place.y) : null), [place]);
  return (
    <Menu
      inline
      open={place !== null}
      positioning={{ target, position: 'below', align: 'start' }}
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
    >
      <MenuPopover>
        {place ? (
          <MenuList>
            <MenuItem
              icon={<CopyRegular />}
              disabled={place.row.mail === null}
              onClick={() => onCopy(place.row.mail ?? '')}
            >
              {t('users.menu.copyAddress')}
            </MenuItem>
            <MenuItem
              icon={<CopyRegular />}
              disabled={place.row.userPrincipalName === ''}
              onClick={() => onCopy(place.row.userPrincipalName)}
            >
              {t('users.menu.copyUserPrincipalName')}
            </MenuItem>
            <MenuItem icon={<PersonInfoRegular />} onClick={() => onDetails(place.row)}>
              {t('users.menu.details')}
            </MenuItem>
            <MenuDivider />
            <MenuItem icon={<ArrowDownloadRegular />} onClick={onExport}>
              {t('users.menu.exportSelection')}
            </MenuItem>
          </MenuList>
        ) : null}
      </MenuPopover>
    </Menu>
  );
}

function pointAt(x: number, y: number): PositioningVirtualElement {
  return { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) };
}
