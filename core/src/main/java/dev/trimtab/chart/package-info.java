/** What a chart shows: one statistic of one metric type, bucket by bucket. */
@NullMarked
package dev.trimtab.chart;

import org.jspecify.annotations.NullMarked;
