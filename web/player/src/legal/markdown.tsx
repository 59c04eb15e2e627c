import { lexer, type Token, type Tokens } from 'marked';
import { Children, type ReactNode } from 'react';
import { Link } from 'react-router';

/**
 * Renders Markdown as React elements. HTML in the text is not rendered, and the first heading is
 * left out, because the page has its own.
 */
export function Markdown({ text }: { text: string }) {
  const tokens = lexer(text);
  const first = tokens.findIndex(({ type }) => type !== 'space');
  const title = tokens[first]?.type === 'heading' ? first : -1;
  return blocks(tokens.filter((_, place) => place !== title));
}

function blocks(tokens: readonly Token[]): ReactNode[] {
  return Children.toArray(tokens.map(block));
}

function block(token: Token): ReactNode {
  switch (token.type) {
    case 'heading':
      return token.depth <= 2 ? <h2>{inline(token.tokens)}</h2> : <h3>{inline(token.tokens)}</h3>;
    case 'paragraph':
      return <p>{inline(token.tokens)}</p>;
    case 'blockquote':
      return <blockquote>{blocks(token.tokens ?? [])}</blockquote>;
    case 'list': {
      const list = token as Tokens.List;
      const items = list.items.map((item) => <li key={item.raw}>{blocks(item.tokens)}</li>);
      return list.ordered ? <ol start={Number(list.start) || 1}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return <Table table={token as Tokens.Table} />;
    case 'hr':
      return <hr />;
    case 'text':
      return <span>{token.tokens ? inline(token.tokens) : token.text}</span>;
    case 'code':
      return <pre>{token.text}</pre>;
    default:
      return null;
  }
}

function Table({ table }: { table: Tokens.Table }) {
  return (
    <table>
      <thead>
        <tr>
          {table.header.map((cell) => (
            <th key={cell.text}>{inline(cell.tokens)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.map(({ text }) => text).join()}>
            {row.map((cell) => (
              <td key={cell.text}>{inline(cell.tokens)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function inline(tokens: readonly Token[] | undefined): ReactNode[] {
  return Children.toArray((tokens ?? []).map(piece));
}

function piece(token: Token): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{inline(token.tokens)}</strong>;
    case 'em':
      return <em>{inline(token.tokens)}</em>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return <Anchor link={token as Tokens.Link} />;
    case 'text':
      return token.tokens ? inline(token.tokens) : (token as Tokens.Text).text;
    case 'escape':
      return token.text;
    default:
      return null;
  }
}

/** Allows only URLs that cannot run scripts. */
function Anchor({ link }: { link: Tokens.Link }) {
  const inside = inline(link.tokens);
  if (/^\/(?![/\\])/.test(link.href)) return <Link to={link.href}>{inside}</Link>;
  if (/^(https:|mailto:|tel:)/.test(link.href)) return <a href={link.href}>{inside}</a>;
  return inside;
}
