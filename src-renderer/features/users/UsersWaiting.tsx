import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BarTitle } from '../../ui/BarTitle';

/** Counts seconds down from when it is first drawn; give it another `key` to begin again. */
export function SecondsLeft({
  seconds,
  children,
}: {
  seconds: number;
  children: (left: number) => string;
}) {
  const [left, setLeft] = useState(Math.ceil(seconds));
  useEffect(() => {
    const end = performance.now() + seconds * 1000;
    const timer = setInterval(
      () => setLeft(Math.max(Math.ceil((end - performance.now()) / 1000), 0)),
      250,
    );
    return () => clearInterval(timer);
  }, [seconds]);
  return children(left);
}

/** Microsoft 365 asks to wait, and the page does. */
export function UsersWaiting({ seconds }: { seconds: number }) {
  const { t } = useTranslation();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <BarTitle>{t('users.waiting')}</BarTitle>
        {/* A live region that counts would never stop talking. */}
        <span aria-live="off" role="timer">
          <SecondsLeft seconds={seconds}>
            {(left) => t('users.waitingGoesOn', { seconds: left })}
          </SecondsLeft>
        </span>
      </MessageBarBody>
    </MessageBar>
  );
}
