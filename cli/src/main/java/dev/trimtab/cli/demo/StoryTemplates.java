package dev.trimtab.cli.demo;

/** The loop templates of the story. */
final class StoryTemplates {
  static final String ROLLBACK =
      """
      name: prompt-rollback
      description: Rolls the last prompt back when fewer tickets are answered, after a yes.
      match: {metric_type: success_rate}
      trigger: change_point
      steps:
        - intake: {urgency: high, category: prompt regression}
        - approve: {timeout: 1h}
        - act:
            webhook:
              channel: deployer
              name: roll back
              parameters: {prompt: v41}
              inverse: {webhook: {channel: deployer, name: roll forward, parameters: {prompt: v42}}}
        - verify
      verify: {settling: 0s, minimum_samples: 60, effect: 0.05}
      """;

  static final String CHEAPER =
      """
      name: cheaper-model
      description: Tries a smaller model, and takes it back when fewer tickets are answered.
      match: {metric_type: success_rate, domain: support-bot}
      trigger: manual
      steps:
        - approve: {timeout: 1h}
        - act:
            webhook:
              channel: deployer
              name: use the small model
              parameters: {model: small}
              inverse:
                webhook: {channel: deployer, name: use the large model, parameters: {model: large}}
        - verify
      verify: {settling: 0s, minimum_samples: 60, effect: 0.05}
      """;

  private StoryTemplates() {}
}
