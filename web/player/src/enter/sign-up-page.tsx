import { zodResolver } from '@hookform/resolvers/zod';
import { ApiError } from '@quizcast/connection';
import { useNextPath, useRefusals, useSession } from '@quizcast/page';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { useMinimumAge } from '../session/minimum-age.ts';
import { toFields } from './server-fields.ts';
import { firstStep, type SignUp, signUpSchema } from './sign-up.schema.ts';
import { SignUpAccount } from './sign-up-account.tsx';
import { SignUpPerson } from './sign-up-person.tsx';
import { useEnterText } from './text.ts';

/**
 * Sign-up in two steps. The data of the first step stays in memory until the second one is done.
 */
export function SignUpPage() {
  const t = useEnterText();
  const refusals = useRefusals();
  const { user, signUp } = useSession();
  const { search } = useLocation();
  const navigate = useNavigate();
  const next = useNextPath();
  const [step, setStep] = useState<1 | 2>(1);
  const [refusal, setRefusal] = useState<string>();
  const form = useForm<SignUp>({
    resolver: zodResolver(signUpSchema(useMinimumAge())),
    mode: 'onTouched',
    defaultValues: {
      username: '',
      email: '',
      password: '',
      first_name: '',
      last_name: '',
      birth_date: '',
      gender: 'prefer_not_to_say',
      marketing_opt_in: false,
    },
  });
  const unproven = `/verify-email${search}`;
  if (user && !form.formState.isSubmitting) {
    return <Navigate to={user.email_verified ? next : unproven} replace />;
  }

  const goOn = async () => {
    if (await form.trigger(firstStep, { shouldFocus: true })) {
      setRefusal(undefined);
      setStep(2);
    }
  };
  const send = form.handleSubmit(async (wish) => {
    setRefusal(undefined);
    try {
      await signUp(wish);
      await navigate(unproven, { replace: true });
    } catch (failure) {
      const taken = failure instanceof ApiError && failure.type === 'conflict';
      const placed = toFields(failure, form);
      const early =
        failure instanceof ApiError && firstStep.some((name) => failure.fields.has(name));
      // If the name is taken, it can be changed only in the first step.
      if (taken || early) setStep(1);
      if (!placed) setRefusal(refusals.text(failure, { conflict: t('error.taken') }));
    }
  });

  return step === 1 ? (
    <SignUpAccount form={form} refusal={refusal} onNext={() => void goOn()} />
  ) : (
    <SignUpPerson
      form={form}
      refusal={refusal}
      onBack={() => setStep(1)}
      onSubmit={(event) => void send(event)}
    />
  );
}
