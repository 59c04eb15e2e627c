import css from './home.module.css';
import { useHomeText } from './text.ts';

/** The rules of the game in three lines, each with a picture of lights. */
export function Rules() {
  const t = useHomeText();
  return (
    <ul className={css.rules}>
      <Rule lights="lit lit lit" title={t('rule1')} more={t('rule1More')} />
      <Rule lights="lit out lit" title={t('rule2')} more={t('rule2More')} />
      <Rule lights="great" title={t('rule3')} more={t('rule3More')} />
    </ul>
  );
}

function Rule({ lights, title, more }: { lights: string; title: string; more: string }) {
  return (
    <li>
      <span className={css.lights} aria-hidden="true">
        {lights.split(' ').map((light, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a picture that never changes
          <i key={place} className={css[light]} />
        ))}
      </span>
      <div>
        <h2>{title}</h2>
        <p>{more}</p>
      </div>
    </li>
  );
}
