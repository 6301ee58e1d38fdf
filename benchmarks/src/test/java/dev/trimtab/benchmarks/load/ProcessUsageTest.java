package dev.trimtab.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class ProcessUsageTest {
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
  void seesItsOwnProcess() {
    ProcessUsage usage = new ProcessUsage(ProcessHandle.current().pid());
    assertThat(usage.mebibytes("VmHWM")).isBetween(10.0, 1e6);
    assertThat(usage.mebibytes("VmRSS")).isLessThanOrEqualTo(usage.mebibytes("VmHWM"));
    assertThat(usage.cpuSeconds()).containsKey("java").hasSizeGreaterThan(3);
    assertThat(usage.totalCpuSeconds()).isPositive();
  }
}
