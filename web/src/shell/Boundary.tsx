import { Component, type ReactNode } from 'react';
import { Failure } from '../parts/Failure';

interface State {
  error: unknown;
}

/**
 * Keeps a fault of one part from taking the others with it. To try again is to load the page again: what could not be
 * fetched is not asked for a second time, and may have gone with an older server.
 */
export class Boundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === undefined ? (
      this.props.children
    ) : (
      <Failure error={this.state.error} retry={() => window.location.reload()} />
    );
  }
}
