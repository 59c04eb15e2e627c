import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { ActionIcon, Button } from '@mantine/core';
import type { Language } from '@quizcast/words';
import { FileUp, LibraryBig, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { Panel } from '../../parts/panel.tsx';
import { draftOf } from '../../question/draft.ts';
import { useTexts } from '../../texts.ts';
import type { Editor } from '../saving/use-editor.ts';
import { words } from '../words.ts';
import { PickFromBank } from './pick-from-bank.tsx';
import { QuestionItem } from './question-item.tsx';
import styles from './question-list.module.css';

interface Questions {
  quizId: number;
  editor: Editor;
  language: Language;
  /** 1-based. */
  chosen: number;
  choose(place: number): void;
  add(): void;
  editable: boolean;
}

/** The questions in order. They are moved by dragging, the arrow keys, or Alt with an arrow key. */
export function QuestionList({
  quizId,
  editor,
  language,
  chosen,
  choose,
  add,
  editable,
}: Questions) {
  const { t } = useTexts(words);
  const { drafts, dispatch } = editor;
  const [picking, setPicking] = useState(false);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const placeOf = (key: unknown) => drafts.findIndex((draft) => draft.key === key);
  const move = (from: number, to: number) => {
    if (to < 0 || to >= drafts.length) return;
    dispatch({ type: 'move', from, to });
    choose(to + 1);
  };
  const dropped = ({ active, over }: DragEndEvent) => {
    if (over) move(placeOf(active.id), placeOf(over.id));
  };
  return (
    <Panel
      flush
      title={t('questionsOf', { n: drafts.length })}
      aside={
        editable && (
          <ActionIcon variant="subtle" size={36} aria-label={t('addQuestion')} onClick={add}>
            <Plus size={18} aria-hidden />
          </ActionIcon>
        )
      }
    >
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={dropped}
        accessibility={{
          screenReaderInstructions: { draggable: t('dragHelp') },
          announcements: {
            onDragStart: ({ active }) => t('question', { n: placeOf(active.id) + 1 }),
            onDragOver: ({ active, over }) =>
              over
                ? t('dragOver', { from: placeOf(active.id) + 1, to: placeOf(over.id) + 1 })
                : undefined,
            onDragEnd: ({ active, over }) =>
              over
                ? t('dragOver', { from: placeOf(active.id) + 1, to: placeOf(over.id) + 1 })
                : undefined,
            onDragCancel: ({ active }) => t('question', { n: placeOf(active.id) + 1 }),
          },
        }}
      >
        <SortableContext
          items={drafts.map(({ key }) => key)}
          strategy={verticalListSortingStrategy}
          disabled={!editable}
        >
          <ol className={styles.list}>
            {drafts.map((draft, place) => (
              <QuestionItem
                key={draft.key}
                draft={draft}
                number={place + 1}
                language={language}
                chosen={place + 1 === chosen}
                choose={() => choose(place + 1)}
                move={(by) => move(place, place + by)}
                editable={editable}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      {editable && (
        <div className={styles.foot}>
          <Button
            variant="subtle"
            leftSection={<LibraryBig size={16} aria-hidden />}
            onClick={() => setPicking(true)}
          >
            {t('fromBank')}
          </Button>
          <Button
            variant="subtle"
            component={Link}
            to={`/quizzes/${quizId}/import`}
            leftSection={<FileUp size={16} aria-hidden />}
          >
            {t('importFile')}
          </Button>
        </div>
      )}
      <PickFromBank
        opened={picking}
        onClose={() => setPicking(false)}
        onPick={(picked) => {
          const fresh = picked.map(({ id: _, ...question }) => ({
            ...draftOf({ ...question, point_value: 10 }),
            key: crypto.randomUUID(),
          }));
          dispatch({ type: 'add', at: drafts.length, drafts: fresh });
          choose(drafts.length + 1);
        }}
      />
    </Panel>
  );
}
