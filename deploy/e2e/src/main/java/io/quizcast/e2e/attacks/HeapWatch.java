package io.quizcast.e2e.attacks;

import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.RunningPlatform.Member;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks every JVM of a platform once a second how full its heap is, and keeps the fullest moment.
 * What nobody refers to any more counts as well, so the figures are an upper bound.
 */
final class HeapWatch implements Runnable {
  private static final long EVERY_MILLIS = 1_000;
  private static final int ANSWER_LIMIT_SECONDS = 10;
  private static final Pattern USED =
      Pattern.compile("(?:total|committed) [0-9]+K, used ([0-9]+)K");
  private static final Pattern MAX = Pattern.compile("-Xmx([0-9]+)([mg])");

  private final RunningPlatform platform;
  private final AtomicBoolean over;
  private final Map<String, Integer> percent = new TreeMap<>();

  HeapWatch(RunningPlatform platform, AtomicBoolean over) {
    this.platform = platform;
    this.over = over;
  }

  /** The largest part of each heap that was in use, in percent, by process. */
  synchronized Map<String, Integer> percent() {
    return new TreeMap<>(percent);
  }

  @Override
  public void run() {
    try {
      while (!over.get()) {
        for (Member member : platform.members()) {
          look(member);
        }
        Thread.sleep(EVERY_MILLIS);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Member member) throws IOException, InterruptedException {
    long max = maxBytes(member);
    if (max == 0) {
      return;
    }
    long used = 0;
    Matcher spaces = USED.matcher(jcmd(member.pid(), "GC.heap_info"));
    while (spaces.find()) {
      used += Long.parseLong(spaces.group(1)) << 10;
    }
    int now = (int) (used * 100 / max);
    synchronized (this) {
      percent.merge(member.name(), now, Math::max);
    }
  }

  /** 0 for a process that is no JVM or has no bound. */
  private static long maxBytes(Member member) {
    String command =
        ProcessHandle.of(member.pid()).flatMap(process -> process.info().commandLine()).orElse("");
    Matcher max = MAX.matcher(command);
    return max.find() ? Long.parseLong(max.group(1)) << (max.group(2).equals("g") ? 30 : 20) : 0;
  }

  private static String jcmd(long pid, String what) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                what)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(ANSWER_LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return output;
  }
}
