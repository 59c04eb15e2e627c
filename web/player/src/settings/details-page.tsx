import { zodResolver } from '@hookform/resolvers/zod';
import { anything } from '@quizcast/connection';
import { api, Button, Field, Refused, toast, useRefusals } from '@quizcast/page';
import type { User } from '@quizcast/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { PersonFields } from '../enter/person-fields.tsx';
import { toFields } from '../enter/server-fields.ts';
import { type Person, personSchema } from '../enter/sign-up.schema.ts';
import { useDoing } from '../session/doing.ts';
import { useMinimumAge } from '../session/minimum-age.ts';
import { SignedIn } from '../session/signed-in.tsx';
import { Picture } from './picture.tsx';
import css from './settings.module.css';
import { SettingsFrame } from './settings-frame.tsx';
import { useSettingsText } from './text.ts';

/** The public name and picture, and the personal data for payments. */
export function DetailsPage() {
  return <SignedIn>{(user) => <Details user={user} />}</SignedIn>;
}

function Details({ user }: { user: User }) {
  const t = useSettingsText();
  return (
    <SettingsFrame title={t('details')}>
      {user.profile_complete === false && <p className="note warn">{t('details.incomplete')}</p>}
      <Picture user={user} />
      <Username user={user} />
      <PersonForm user={user} />
    </SettingsFrame>
  );
}

function Username({ user }: { user: User }) {
  const t = useSettingsText();
  const queries = useQueryClient();
  const { busy, refusal, run } = useDoing();
  const save = async (username: string) => {
    await api.put('/api/users/me', { username }, anything);
    await queries.invalidateQueries({ queryKey: ['me'] });
    toast(t('saved'));
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        const username = String(new FormData(event.currentTarget).get('username')).trim();
        void run(() => save(username));
      }}
    >
      <Refused>{refusal}</Refused>
      <Field
        label={t('details.username')}
        hint={t('details.usernameHint')}
        name="username"
        defaultValue={user.username}
        autoComplete="nickname"
        minLength={3}
        maxLength={50}
        required
      />
      <Button type="submit" busy={busy} aria-label={`${t('save')}: ${t('details.username')}`}>
        {t('save')}
      </Button>
    </form>
  );
}

function PersonForm({ user }: { user: User }) {
  const t = useSettingsText();
  const refusals = useRefusals();
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<string>();
  const form = useForm<Person>({
    resolver: zodResolver(personSchema(useMinimumAge())),
    mode: 'onTouched',
    defaultValues: {
      first_name: user.first_name ?? '',
      last_name: user.last_name ?? '',
      birth_date: user.birth_date ?? '',
      gender: genderOf(user.gender),
    },
  });
  const save = form.handleSubmit(async (person) => {
    setRefusal(undefined);
    try {
      await api.put('/api/users/me', person, anything);
      await queries.invalidateQueries({ queryKey: ['me'] });
      toast(t('saved'));
    } catch (failure) {
      if (!toFields(failure, form)) setRefusal(refusals.text(failure));
    }
  });
  return (
    <form className={css.form} noValidate onSubmit={(event) => void save(event)}>
      <div>
        <h2>{t('details.person')}</h2>
        <p className="soft">{t('details.personHint')}</p>
      </div>
      <Refused>{refusal}</Refused>
      <PersonFields form={form} />
      <Button kind="primary" size="large" type="submit" busy={form.formState.isSubmitting}>
        {t('save')}
      </Button>
    </form>
  );
}

const genders = ['female', 'male', 'other', 'prefer_not_to_say'] as const;

function genderOf(text: string | undefined): Person['gender'] {
  return genders.find((gender) => gender === text) ?? 'prefer_not_to_say';
}
