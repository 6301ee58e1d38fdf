import { Component, type ReactNode } from 'react';
import { Failure } from '../parts/Failure';

interface State {
  error: unknown;
}

/** Keeps a fault of one page from taking the others with it. */
export class Boundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === undefined ? (
      this.props.children
    ) : (
      <Failure error={this.state.error} retry={() => this.setState({ error: undefined })} />
    );
  }
}
