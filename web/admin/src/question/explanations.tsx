import { Textarea, TextInput } from '@mantine/core';
import { limits } from '@quizcast/protocol';
import { languages, ownNameOf } from '@quizcast/words';
import { Panel } from '../parts/panel.tsx';
import { useTexts } from '../texts.ts';
import type { Change } from './draft.ts';
import { type Draft, type Problem, withWording } from './draft.ts';
import styles from './explanations.module.css';
import { words } from './words.ts';

interface Told {
  draft: Draft;
  problems: readonly Problem[];
  change: Change;
  editable: boolean;
}

/** The explanation that players see after the question has closed, and its source. */
export function Explanations({ draft, problems, change, editable }: Told) {
  const { t } = useTexts(words);
  return (
    <Panel title={t('explanation')} aside={t('explanationHint')}>
      <div className={styles.languages}>
        {languages.map((language) => {
          const { explanation, text } = draft.wordings[language];
          const long = problems.some(
            (one) => one.language === language && one.place === 'explanation',
          );
          return (
            <Textarea
              key={language}
              lang={language}
              autosize
              minRows={2}
              maxRows={6}
              label={ownNameOf(language)}
              aria-label={t('explanationIn', { language: ownNameOf(language) })}
              value={explanation}
              readOnly={!editable}
              disabled={text.trim() === ''}
              error={
                long
                  ? t('long', { n: [...explanation.trim()].length, max: limits.maxExplanation })
                  : null
              }
              onChange={({ currentTarget: { value } }) =>
                change(
                  withWording(draft, language, { explanation: value }),
                  `explanation ${language}`,
                )
              }
            />
          );
        })}
      </div>
      <div className={styles.sources}>
        <TextInput
          type="url"
          label={t('link')}
          description={t('linkHint')}
          placeholder="https://"
          maxLength={limits.maxLink}
          value={draft.link}
          readOnly={!editable}
          onChange={({ currentTarget: { value } }) => change({ ...draft, link: value }, 'link')}
        />
        <TextInput
          label={t('source')}
          description={t('sourceHint')}
          maxLength={limits.maxLabel}
          value={draft.source}
          readOnly={!editable}
          onChange={({ currentTarget: { value } }) => change({ ...draft, source: value }, 'source')}
        />
      </div>
    </Panel>
  );
}
