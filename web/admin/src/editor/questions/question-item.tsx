import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import type { Language } from '@quizcast/words';
import { CircleAlert, GripVertical } from 'lucide-react';
import { type Draft, problemsOf, titleOf } from '../../question/draft.ts';
import { useTexts } from '../../texts.ts';
import { words } from '../words.ts';
import styles from './question-list.module.css';

interface Item {
  draft: Draft;
  number: number;
  language: Language;
  chosen: boolean;
  choose(): void;
  move(by: -1 | 1): void;
  editable: boolean;
}

export function QuestionItem({ draft, number, language, chosen, choose, move, editable }: Item) {
  const { t } = useTexts(words);
  const {
    attributes,
    listeners,
    setNodeRef,
    setActivatorNodeRef,
    transform,
    transition,
    isDragging,
  } = useSortable({ id: draft.key, disabled: !editable });
  const problems = problemsOf(draft);
  return (
    <li
      ref={setNodeRef}
      className={styles.item}
      data-chosen={chosen || undefined}
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Transform.toString(transform), transition }}
    >
      {editable && (
        <button
          type="button"
          ref={setActivatorNodeRef}
          className={styles.grip}
          {...attributes}
          {...listeners}
          aria-label={t('grab', { n: number })}
        >
          <GripVertical size={16} aria-hidden />
        </button>
      )}
      <button
        type="button"
        className={styles.question}
        aria-current={chosen || undefined}
        onClick={choose}
        onKeyDown={(event) => {
          if (!editable || !event.altKey) return;
          if (event.key === 'ArrowUp') move(-1);
          else if (event.key === 'ArrowDown') move(1);
          else return;
          event.preventDefault();
        }}
      >
        <span className={styles.number}>{number}</span>
        <span className={styles.title}>{titleOf(draft, language) || t('untitled')}</span>
        {problems.length > 0 ? (
          <span className={problems.some(({ blocks }) => blocks) ? styles.blocks : styles.remarks}>
            <CircleAlert size={16} aria-hidden />
            <span className="unseen">{t('remarks', { n: problems.length })}</span>
          </span>
        ) : (
          <span className={styles.level}>
            <span aria-hidden>{draft.difficulty}</span>
            <span className="unseen">{t('difficultyN', { n: draft.difficulty })}</span>
          </span>
        )}
      </button>
    </li>
  );
}
