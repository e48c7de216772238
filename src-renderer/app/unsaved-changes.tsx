import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { call, listen } from '../ipc/client';

/** What a page with a form tells the frame: whether something is unsaved, and how to save it. */
interface UnsavedChanges {
  unsaved: boolean;
  /** Whether they are being saved now. */
  saving: boolean;
  /** Saves; answers false when the form has errors or saving failed, and shows why itself. */
  apply: () => Promise<boolean>;
}

interface Guard {
  report: (changes: UnsavedChanges | null) => void;
  leave: (go: () => void) => void;
}

const GuardContext = createContext<Guard | null>(null);

function useGuard(): Guard {
  const guard = useContext(GuardContext);
  if (!guard) throw new Error('There is no UnsavedChangesProvider above');
  return guard;
}

/** Reports a form's unsaved changes while the calling page is shown. */
export function useUnsavedChanges({ unsaved, saving, apply }: UnsavedChanges): void {
  const { report } = useGuard();
  // Before it is shown: who sees that something is being saved may leave at once.
  useLayoutEffect(() => {
    report({ unsaved, saving, apply });
  }, [report, unsaved, saving, apply]);
  useLayoutEffect(() => () => report(null), [report]);
}

/** Answers a function that goes elsewhere, asking first when something would be lost. */
export function useLeave(): Guard['leave'] {
  return useGuard().leave;
}

/** Keeps unsaved changes from being lost by leaving the page or closing the window. */
export function UnsavedChangesProvider({ children }: { children: ReactNode }) {
  const changes = useRef<UnsavedChanges | null>(null);
  const toldMain = useRef(false);
  /** Where somebody wants to go while the changes are being saved. */
  const afterSaving = useRef<(() => void) | null>(null);
  const [saving, setSaving] = useState(false);
  const [pending, setPending] = useState<{ go: () => void } | null>(null);

  const report = useCallback((next: UnsavedChanges | null) => {
    changes.current = next;
    const unsaved = next?.unsaved ?? false;
    if (unsaved !== toldMain.current) {
      toldMain.current = unsaved;
      void call('window.setUnsavedChanges', { unsaved });
    }
    if (next?.saving) return;
    const go = afterSaving.current;
    afterSaving.current = null;
    if (go === null || next === null) return;
    if (unsaved) setPending({ go });
    else go();
  }, []);

  const leave = useCallback((go: () => void) => {
    if (!changes.current?.unsaved) go();
    // Asking whether to save what is being saved would only be in the way.
    else if (changes.current.saving) afterSaving.current = go;
    else setPending({ go });
  }, []);

  useEffect(
    () =>
      listen((event) => {
        if (event.kind === 'closeRequested') leave(() => void call('window.close', {}));
      }),
    [leave],
  );

  const guard = useMemo(() => ({ report, leave }), [report, leave]);
  const finish = (go: boolean) => {
    setSaving(false);
    setPending(null);
    if (go) pending?.go();
    // Answered: the next wish to close the window is a new one, which this page asks about again.
    else void call('window.setUnsavedChanges', { unsaved: changes.current?.unsaved ?? false });
  };

  return (
    <GuardContext value={guard}>
      {children}
      <UnsavedDialog
        open={pending !== null}
        onStay={() => finish(false)}
        onDiscard={() => finish(true)}
        saving={saving}
        onApply={async () => {
          setSaving(true);
          finish((await changes.current?.apply()) ?? true);
        }}
      />
    </GuardContext>
  );
}

interface UnsavedDialogProps {
  open: boolean;
  saving: boolean;
  onStay: () => void;
  onDiscard: () => void;
  onApply: () => Promise<void>;
}

function UnsavedDialog({ open, saving, onStay, onDiscard, onApply }: UnsavedDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog open={open} onOpenChange={(_, data) => !data.open && !saving && onStay()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('unsaved.title')}</DialogTitle>
          <DialogContent>{t('unsaved.text')}</DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" disabledFocusable={saving} onClick={() => void onApply()}>
              {t('unsaved.apply')}
            </Button>
            <Button disabledFocusable={saving} onClick={onDiscard}>
              {t('unsaved.discard')}
            </Button>
            <Button disabledFocusable={saving} onClick={onStay}>
              {t('unsaved.stay')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
