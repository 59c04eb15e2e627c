import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core';
import { limits } from '@quizcast/protocol';
import { type Language, languages, ownNameOf } from '@quizcast/words';
import { Check, CircleAlert, CircleCheck, Plus, X } from 'lucide-react';
import { Fragment } from 'react';
import { OptionMark, optionLabel } from '../parts/marks/option-mark.tsx';
import { useTexts } from '../texts.ts';
import type { Change } from './draft.ts';
import {
  type Draft,
  type Problem,
  withOption,
  withOptionCount,
  withoutOption,
  withWording,
} from './draft.ts';
import styles from './question-words.module.css';
import { words } from './words.ts';

interface Words {
  draft: Draft;
  problems: readonly Problem[];
  change: Change;
  editable: boolean;
}

/** A grid of three languages with the text and the options, each option beside its shape. */
export function QuestionWords({ draft, problems, change, editable }: Words) {
  const { t } = useTexts(words);
  const options = draft.wordings.ru.options.map((_, place) => place);
  const sentence = (language: Language, place: Problem['place'], length: number, max: number) => {
    const problem = problems.find((one) => one.language === language && one.place === place);
    if (problem === undefined) return undefined;
    return problem.kind === 'long' ? t('long', { n: length, max }) : t(problem.kind);
  };
  return (
    <div className={styles.grid}>
      <span />
      {languages.map((language) => (
        <LanguageHead key={language} language={language} problems={problems} />
      ))}
      <span className={styles.label} aria-hidden="true">
        {t('text')}
      </span>
      {languages.map((language) => {
        const { text } = draft.wordings[language];
        return (
          <Textarea
            key={language}
            lang={language}
            autosize
            minRows={4}
            maxRows={10}
            aria-label={t('textIn', { language: ownNameOf(language) })}
            value={text}
            readOnly={!editable}
            error={sentence(language, 'text', [...text.trim()].length, limits.maxText)}
            onChange={({ currentTarget: { value } }) =>
              change(withWording(draft, language, { text: value }), `text ${language}`)
            }
          />
        );
      })}
      {options.map((place) => (
        <Fragment key={place}>
          <button
            type="button"
            className={styles.mark}
            aria-label={t('makeRight', { letter: optionLabel(place) })}
            aria-pressed={draft.right === place}
            disabled={!editable}
            onClick={() => change({ ...draft, right: place }, 'right')}
          >
            <OptionMark option={place} right={draft.right === place} />
          </button>
          {languages.map((language) => {
            const option = draft.wordings[language].options[place] ?? '';
            const removable = language === 'en' && editable && options.length > limits.minOptions;
            return (
              <TextInput
                key={language}
                lang={language}
                aria-label={t('optionIn', {
                  letter: optionLabel(place),
                  language: ownNameOf(language),
                })}
                value={option}
                readOnly={!editable}
                error={sentence(language, place, [...option.trim()].length, limits.maxOptionText)}
                rightSection={
                  removable ? (
                    <ActionIcon
                      variant="transparent"
                      size={32}
                      aria-label={t('removeOption', { letter: optionLabel(place) })}
                      onClick={() => change(withoutOption(draft, place), 'options')}
                    >
                      <X size={14} aria-hidden />
                    </ActionIcon>
                  ) : null
                }
                onChange={({ currentTarget: { value } }) =>
                  change(withOption(draft, language, place, value), `${language} ${place}`)
                }
              />
            );
          })}
        </Fragment>
      ))}
      <span />
      <div className={styles.foot}>
        <span>
          <CircleCheck size={15} aria-hidden /> {t('rightIs', { letter: optionLabel(draft.right) })}
        </span>
        {editable && options.length < limits.maxOptions && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => change(withOptionCount(draft, options.length + 1), 'options')}
          >
            {t('addOption')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface HeadParts {
  language: Language;
  problems: readonly Problem[];
}

/** The name of a language, and whether any of its texts is missing. */
function LanguageHead({ language, problems }: HeadParts) {
  const { t } = useTexts(words);
  const own = problems.filter((problem) => problem.language === language);
  const whole = own.find(({ place }) => place === 'all');
  const name = ownNameOf(language);
  return (
    <div className={styles.language}>
      <span lang={language}>{name}</span>
      {own.length === 0 ? (
        <span className={styles.complete}>
          <Check size={16} aria-hidden />
          <span className="unseen">{t('complete', { language: name })}</span>
        </span>
      ) : (
        <span className={own.some(({ blocks }) => blocks) ? styles.blocks : styles.remark}>
          {whole && <small>{t(whole.kind === 'borrowed' ? 'borrowed' : 'noTranslation')}</small>}
          <CircleAlert size={16} aria-hidden />
          <span className="unseen">{t('incomplete', { language: name })}</span>
        </span>
      )}
    </div>
  );
}
