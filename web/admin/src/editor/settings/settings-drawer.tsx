import { Button, Checkbox, Drawer, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { limits, type Quiz } from '@quizcast/protocol';
import { z } from 'zod';
import { useQuizChanges } from '../../calls.ts';
import { useMay } from '../../may.ts';
import layout from '../../parts/layout.module.css';
import { Refusal } from '../../parts/refusal.tsx';
import { useToasts } from '../../parts/toast.tsx';
import { checkedBy } from '../../parts/zod-form.ts';
import { useTexts } from '../../texts.ts';
import type { Editor } from '../saving/use-editor.ts';
import { words } from '../words.ts';
import { AdSlots } from './ad-slots.tsx';
import { FundChanges } from './fund-changes.tsx';
import { QuizHistory } from './quiz-history.tsx';

interface Settings {
  quiz: Quiz;
  editor: Editor;
  opened: boolean;
  onClose(): void;
}

/** The settings of the quiz as a whole. */
export function SettingsDrawer({ quiz, editor, opened, onClose }: Settings) {
  const { t } = useTexts(words);
  const may = useMay();
  const editable = quiz.status === 'scheduled';
  return (
    <Drawer
      position="right"
      size={480}
      opened={opened}
      onClose={onClose}
      title={t('settingsTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={layout.stack}>
        {editable && <SettingsForm quiz={quiz} editor={editor} />}
        {editable && may('fund') && <FundChanges quiz={quiz} />}
        <AdSlots quizId={quiz.id} questions={quiz.question_count} editable={editable} />
        <QuizHistory quizId={quiz.id} />
      </div>
    </Drawer>
  );
}

const schema = z.object({
  title: z.string().trim().min(limits.minTitle, 'errTitle').max(limits.maxTitle, 'errTitle'),
  description: z.string().max(limits.maxDescription, 'errTitle'),
  mode: z.string(),
  finish: z.boolean(),
  easier: z.boolean(),
  reveal: z.number(),
});

type Form = z.input<typeof schema>;

function SettingsForm({ quiz, editor }: Omit<Settings, 'opened' | 'onClose'>) {
  const { t } = useTexts(words);
  const toasts = useToasts();
  const changes = useQuizChanges({ id: quiz.id, version: editor.versionNow() });
  const form = useForm<Form>({
    initialValues: {
      title: quiz.title,
      description: quiz.description ?? '',
      mode: quiz.question_source_mode ?? 'hybrid',
      finish: quiz.finish_on_zero_players ?? false,
      easier: quiz.allow_easier ?? false,
      reveal: (quiz.reveal_ms ?? 0) / 1_000,
    },
    validate: checkedBy(schema, () => t('errTitle')),
  });
  const save = (filled: Form) =>
    changes.mutate(
      {
        method: 'PUT',
        path: `/api/quizzes/${quiz.id}`,
        body: {
          title: filled.title.trim(),
          description: filled.description.trim(),
          question_source_mode: filled.mode,
          finish_on_zero_players: filled.finish,
          allow_easier: filled.easier,
          ...(quiz.reveal_ms !== undefined && { reveal_ms: Math.round(filled.reveal * 1_000) }),
        },
      },
      {
        onSuccess: ({ version }) => {
          if (version !== undefined) editor.learnVersion(version);
          toasts.done(t('saved'));
        },
      },
    );
  return (
    <form className={layout.stack} noValidate onSubmit={form.onSubmit(save)}>
      <Refusal error={changes.error} />
      <TextInput label={t('title')} required {...form.getInputProps('title')} />
      <Textarea
        label={t('description')}
        autosize
        minRows={2}
        {...form.getInputProps('description')}
      />
      <Select
        label={t('mode')}
        allowDeselect={false}
        data={[
          { value: 'admin_only', label: t('modeOwn') },
          { value: 'hybrid', label: t('modeHybrid') },
        ]}
        {...form.getInputProps('mode')}
      />
      {quiz.reveal_ms !== undefined && (
        <NumberInput
          label={t('reveal')}
          min={0.5}
          max={15}
          step={0.5}
          decimalScale={1}
          clampBehavior="strict"
          {...form.getInputProps('reveal')}
        />
      )}
      <Checkbox label={t('finish')} {...form.getInputProps('finish', { type: 'checkbox' })} />
      <Checkbox label={t('easier')} {...form.getInputProps('easier', { type: 'checkbox' })} />
      <div>
        <Button type="submit" loading={changes.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
