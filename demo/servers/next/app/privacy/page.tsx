import { Notice } from '../../Notice';

export default function Privacy() {
  return (
    <>
      <Notice path="/privacy" />
      <h1>Privacy policy</h1>
      <p>Your policy in full.</p>
    </>
  );
}
