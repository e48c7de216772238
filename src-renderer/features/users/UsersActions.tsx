import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  SplitButton,
  type MenuButtonProps,
  type MenuTriggerChildProps,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { UserActions } from './use-user-actions';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface UsersActionsProps {
  actions: UserActions;
  selected: number;
  /** Whether there is anything to take along. */
  anything: boolean;
}

/** What can be done with the users found or selected. */
export function UsersActions({ actions, selected, anything }: UsersActionsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const idle = actions.work === null;
  return (
    <div className={styles.actions}>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          {(trigger: MenuTriggerChildProps) => (
            <SplitButton
              disabledFocusable={!idle || !anything}
              menuButton={{
                ...(trigger as MenuButtonProps),
                'aria-label': t('users.buttons.moreFormats'),
              }}
              primaryActionButton={{ onClick: () => actions.exportUsers('csv') }}
            >
              {t('users.buttons.exportCsv')}
            </SplitButton>
          )}
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => actions.exportUsers('json')}>
              {t('users.buttons.exportJson')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Button disabledFocusable={!idle || !anything} onClick={actions.copyAddresses}>
        {t('users.buttons.copyAddresses')}
      </Button>
      <Button
        appearance="primary"
        disabledFocusable={!idle || selected === 0}
        onClick={actions.createAccounts}
      >
        {t('users.buttons.createAccounts')}
      </Button>
    </div>
  );
}
