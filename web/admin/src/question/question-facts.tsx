import { ActionIcon, Button, NumberInput, Popover, TextInput } from '@mantine/core';
import { limits } from '@quizcast/protocol';
import { Minus, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { percent } from '../figures.ts';
import { Panel } from '../parts/panel.tsx';
import { expectedOf, targetOf } from '../pass-rates.ts';
import { useTexts } from '../texts.ts';
import type { Change, Draft } from './draft.ts';
import styles from './question-facts.module.css';
import { words } from './words.ts';

interface Facts {
  draft: Draft;
  number: number;
  change: Change;
  editable: boolean;
}

const levels = [1, 2, 3, 4, 5] as const;

/** The facts of a question: time limit, difficulty, target pass rate, points and tags. */
export function QuestionFacts({ draft, number, change, editable }: Facts) {
  const { t } = useTexts(words);
  const seconds = (by: number) => {
    const next = Math.min(limits.maxSeconds, Math.max(limits.minSeconds, draft.seconds + by));
    change({ ...draft, seconds: next }, 'seconds');
  };
  return (
    <Panel label={t('level')}>
      <div className={styles.facts}>
        <div>
          <span className={styles.label}>{t('seconds')}</span>
          <div className={styles.stepper}>
            <ActionIcon
              variant="default"
              size={40}
              aria-label={`${t('seconds')}: ${t('less')}`}
              disabled={!editable || draft.seconds <= limits.minSeconds}
              onClick={() => seconds(-5)}
            >
              <Minus size={16} aria-hidden />
            </ActionIcon>
            <NumberInput
              w={64}
              hideControls
              aria-label={t('seconds')}
              min={limits.minSeconds}
              max={limits.maxSeconds}
              allowDecimal={false}
              clampBehavior="strict"
              value={draft.seconds}
              readOnly={!editable}
              onChange={(value) =>
                typeof value === 'number' && change({ ...draft, seconds: value }, 'seconds')
              }
            />
            <ActionIcon
              variant="default"
              size={40}
              aria-label={`${t('seconds')}: ${t('moreOf')}`}
              disabled={!editable || draft.seconds >= limits.maxSeconds}
              onClick={() => seconds(5)}
            >
              <Plus size={16} aria-hidden />
            </ActionIcon>
          </div>
        </div>
        <fieldset className={styles.levels}>
          <legend className={styles.label}>{t('level')}</legend>
          {levels.map((level) => (
            <button
              key={level}
              type="button"
              className={styles.level}
              data-lit={level <= draft.difficulty || undefined}
              aria-label={t('difficultyN', { n: level })}
              aria-pressed={level === draft.difficulty}
              disabled={!editable}
              onClick={() => change({ ...draft, difficulty: level }, 'difficulty')}
            >
              <span />
            </button>
          ))}
          <strong aria-hidden>{draft.difficulty}</strong>
        </fieldset>
        <div>
          <span className={styles.label}>{t('expected')}</span>
          <p className={styles.rate}>
            <strong>{percent(expectedOf(draft.difficulty))}</strong>{' '}
            {t('target', { rate: percent(targetOf(number)) })}
          </p>
        </div>
        <div>
          <NumberInput
            label={t('points')}
            w={84}
            min={1}
            max={100}
            allowDecimal={false}
            clampBehavior="strict"
            value={draft.points}
            readOnly={!editable}
            onChange={(value) =>
              typeof value === 'number' && change({ ...draft, points: value }, 'points')
            }
          />
        </div>
        <Tags draft={draft} change={change} editable={editable} />
      </div>
    </Panel>
  );
}

function Tags({ draft, change, editable }: Omit<Facts, 'number'>) {
  const { t } = useTexts(words);
  const [opened, setOpened] = useState(false);
  const [tag, setTag] = useState('');
  const add = () => {
    const clean = tag.trim();
    if (clean && !draft.tags.includes(clean)) {
      change({ ...draft, tags: [...draft.tags, clean] }, 'tags');
    }
    setTag('');
    setOpened(false);
  };
  return (
    <div className={styles.tagging}>
      <span className={styles.label}>{t('tags')}</span>
      <div className={styles.tags}>
        {draft.tags.map((one) => (
          <span key={one} className={styles.tag}>
            {one}
            {editable && (
              <button
                type="button"
                aria-label={t('removeTag', { tag: one })}
                onClick={() =>
                  change({ ...draft, tags: draft.tags.filter((other) => other !== one) }, 'tags')
                }
              >
                <X size={12} aria-hidden />
              </button>
            )}
          </span>
        ))}
        {editable && (
          <Popover opened={opened} onChange={setOpened} trapFocus>
            <Popover.Target>
              <ActionIcon
                variant="subtle"
                size={28}
                aria-label={t('addTag')}
                onClick={() => setOpened(true)}
              >
                <Plus size={14} aria-hidden />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown>
              <form
                className={styles.newTag}
                onSubmit={(event) => {
                  event.preventDefault();
                  add();
                }}
              >
                <TextInput
                  aria-label={t('addTag')}
                  placeholder={t('addTag')}
                  maxLength={limits.maxLabel}
                  value={tag}
                  onChange={({ currentTarget }) => setTag(currentTarget.value)}
                />
                <Button type="submit">{t('add')}</Button>
              </form>
            </Popover.Dropdown>
          </Popover>
        )}
      </div>
    </div>
  );
}
