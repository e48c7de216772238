import { makeStyles, tokens } from '@fluentui/react-components';
import { visibleParts } from './visible-text';

const useStyles = makeStyles({
  marker: {
    fontSize: tokens.fontSizeBase100,
    color: tokens.colorStatusWarningForeground3,
    // A marker is a sign of ours: the text around it must not move it.
    unicodeBidi: 'isolate',
    direction: 'ltr',
  },
});

/** A text of the directory: shown as it is, kept apart from its surroundings, nothing in it hidden. */
export function VisibleText({ children }: { children: string }) {
  const styles = useStyles();
  const parts = visibleParts(children);
  return (
    <bdi>
      {parts.length === 1 && parts[0]?.kind === 'text'
        ? children
        : parts.map(({ kind, text }, index) =>
            kind === 'text' ? (
              text
            ) : (
              <span key={index} className={styles.marker}>
                {text}
              </span>
            ),
          )}
    </bdi>
  );
}
