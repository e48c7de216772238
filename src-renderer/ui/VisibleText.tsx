import { makeStyles, tokens } from '@fluentui/react-components';
import { hidesNothing, visibleParts } from './visible-text';

const useStyles = makeStyles({
  marker: {
    fontSize: tokens.fontSizeBase100,
    color: tokens.colorStatusWarningForeground2,
    // A marker is a sign of ours: the text around it must not move it.
    unicodeBidi: 'isolate',
    direction: 'ltr',
  },
});

/** A text of the directory: shown as it is, kept apart from its surroundings, nothing in it hidden. */
export function VisibleText({ children }: { children: string }) {
  return <bdi>{hidesNothing(children) ? children : <Marked text={children} />}</bdi>;
}

function Marked({ text: whole }: { text: string }) {
  const styles = useStyles();
  return visibleParts(whole).map(({ kind, text }, index) =>
    kind === 'text' ? (
      text
    ) : (
      <span key={index} className={styles.marker}>
        {text}
      </span>
    ),
  );
}
