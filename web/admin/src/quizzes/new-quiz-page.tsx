import { Button, Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { rest } from '@quizcast/protocol';
import { useNavigate } from 'react-router';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { StartField, soon } from '../parts/start-field.tsx';
import { checkedBy } from '../parts/zod-form.ts';
import { useTexts } from '../texts.ts';
import { type QuizForm, quizSchema, requestOf } from './quiz.schema.ts';
import { type Word, words } from './words.ts';

/** The required fields of a new quiz; everything else is set in the editor. */
export function NewQuizPage() {
  const { t } = useTexts(words);
  const navigate = useNavigate();
  const creation = useAsking(
    (form: QuizForm) => api.post('/api/quizzes', requestOf(form), rest.quiz),
    ['quizzes'],
  );
  const form = useForm<QuizForm>({
    initialValues: {
      title: '',
      description: '',
      start: soon(60),
      prize: 1_000_000,
      mode: 'admin_only',
      finish: false,
      easier: false,
    },
    validate: checkedBy(quizSchema, (key) => t(key as Word)),
  });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <>
      <PageHead title={t('newTitle')} back="/quizzes" />
      <Panel label={t('newTitle')}>
        <form
          className={layout.stack}
          style={{ maxWidth: 640 }}
          noValidate
          onSubmit={form.onSubmit((filled) =>
            creation.run(filled, (quiz) => {
              void navigate(`/quizzes/${quiz.id}`, { replace: true });
            }),
          )}
        >
          <p className={layout.soft}>{t('lead')}</p>
          <Refusal error={creation.refusal} />
          <TextInput label={t('fieldTitle')} required {...form.getInputProps('title')} />
          <Textarea
            label={t('fieldDescription')}
            autosize
            minRows={2}
            {...form.getInputProps('description')}
          />
          <StartField
            label={t('fieldStart')}
            hint={t('fieldStartHint', { zone })}
            {...form.getInputProps('start')}
          />
          <NumberInput
            label={t('fieldPrize')}
            description={t('fieldPrizeHint')}
            min={0}
            step={100_000}
            thousandSeparator=" "
            {...form.getInputProps('prize')}
          />
          <Select
            label={t('fieldMode')}
            allowDeselect={false}
            data={[
              { value: 'admin_only', label: t('sourceOwn') },
              { value: 'hybrid', label: t('sourceHybrid') },
            ]}
            {...form.getInputProps('mode')}
          />
          <Checkbox
            label={t('fieldFinish')}
            {...form.getInputProps('finish', { type: 'checkbox' })}
          />
          <Checkbox
            label={t('fieldEasier')}
            {...form.getInputProps('easier', { type: 'checkbox' })}
          />
          <div>
            <Button type="submit" loading={creation.busy}>
              {t('create')}
            </Button>
          </div>
        </form>
      </Panel>
    </>
  );
}
