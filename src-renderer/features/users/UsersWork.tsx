import { useTranslation } from 'react-i18next';
import { useSettled } from '../../ui/use-settled';
import type { UserActions } from './use-user-actions';
import type { SelectedUsers } from './use-user-selection';
import { UsersProblem } from './UsersProblem';
import { WorkProgress } from '../../ui/WorkProgress';

/** Work that is done sooner is not worth a word. */
const noticeMs = 300;

interface UsersWorkProps {
  actions: UserActions;
  selected: SelectedUsers;
}

/** What is being done with users, how far it is, and why it could not be done. */
export function UsersWork({ actions: { work, problem, cancel }, selected }: UsersWorkProps) {
  const { t } = useTranslation();
  const kind = work?.kind ?? null;
  const lastingKind = useSettled(kind, noticeMs);
  const lastingChoice = useSettled(selected.pending, noticeMs);
  return (
    <>
      {work && lastingKind === kind ? (
        <WorkProgress
          label={t(`users.${work.kind}`)}
          value={work.total ? work.written / work.total : null}
          onCancel={cancel}
        >
          {work.written === 0
            ? null
            : work.total === null
              ? t('users.exportProgressOnly', { written: work.written })
              : t('users.exportProgress', { written: work.written, total: work.total })}
        </WorkProgress>
      ) : null}
      {selected.pending && lastingChoice ? (
        <WorkProgress label={t('users.selecting')} value={null} onCancel={selected.cancel} />
      ) : null}
      {problem ? <UsersProblem problem={problem} /> : null}
      {selected.problem ? <UsersProblem problem={selected.problem} /> : null}
    </>
  );
}
