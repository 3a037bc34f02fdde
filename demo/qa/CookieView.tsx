import { h } from 'preact';
import { decodeCookie } from './decodeCookie';

export function CookieView() {
  const rows = decodeCookie();
  return (
    <div>
      <h3 id="qa-cookie">Cookie</h3>
      {rows ? (
        <table aria-labelledby="qa-cookie" data-cookie>
          <tbody>
            {rows.map(([key, value]) => (
              <tr>
                <th scope="row">{key}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p class="muted">none</p>
      )}
    </div>
  );
}
