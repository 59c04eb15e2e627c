import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { rest } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { Plus, Search, Upload } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../calls.ts';
import { useMay } from '../may.ts';
import { useTexts } from '../texts.ts';
import { partsFor } from './parts.ts';
import { words } from './words.ts';

/**
 * The command palette, opened with Ctrl or ⌘ and K. It leads to parts of the portal, to quizzes by
 * title, and to frequent actions.
 */
export function Palette() {
  const { t } = useTexts(words);
  const navigate = useNavigate();
  const may = useMay();
  const [query, setQuery] = useState('');
  const { data } = useQuery({
    queryKey: ['quizzes', 'palette', query],
    queryFn: () =>
      api.get(
        `/api/quizzes?${new URLSearchParams({ page: '1', page_size: '8', search: query })}`,
        rest.quizPage,
      ),
    enabled: query.trim().length > 1 && may('quizzes'),
  });
  const go = (path: string) => () => void navigate(path);
  const groups: SpotlightActionGroupData[] = [
    {
      group: t('paletteParts'),
      actions: partsFor(may).map(({ path, name, icon: Icon }) => ({
        id: path,
        label: t(name),
        leftSection: <Icon size={18} aria-hidden />,
        onClick: go(path),
      })),
    },
    {
      group: t('paletteActions'),
      actions: [
        may('quizzes') && {
          id: 'new-quiz',
          label: t('newQuiz'),
          leftSection: <Plus size={18} aria-hidden />,
          onClick: go('/quizzes/new'),
        },
        may('questions') && {
          id: 'import',
          label: t('importQuestions'),
          leftSection: <Upload size={18} aria-hidden />,
          onClick: go('/questions/import'),
        },
      ].filter((action) => action !== false),
    },
    {
      group: t('paletteQuizzes'),
      actions: (data?.quizzes ?? []).map(({ id, title }) => ({
        id: `quiz-${id}`,
        label: title,
        onClick: go(`/quizzes/${id}`),
      })),
    },
  ];
  return (
    <Spotlight
      actions={groups}
      query={query}
      onQueryChange={setQuery}
      attributes={{ content: { 'aria-label': t('palette') } }}
      nothingFound={t('paletteNothing')}
      shortcut={['mod + K', '/']}
      highlightQuery={false}
      limit={20}
      searchProps={{
        leftSection: <Search size={18} aria-hidden />,
        placeholder: t('palettePlaceholder'),
        'aria-label': t('palette'),
      }}
    />
  );
}
