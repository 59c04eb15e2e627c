/** Shows why a request was refused; renders nothing if none was. */
export function Refused({ children }: { children: string | undefined }) {
  if (children === undefined) return null;
  return (
    <p className="note wrong" role="alert">
      {children}
    </p>
  );
}
