package io.quizcast.e2e.canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what the platform's processes have logged since the watch began. */
public final class LogWatch {
  private final Path folder;
  private final Map<Path, Long> from = new HashMap<>();

  /**
   * @param folder the folder of the platform's logs
   */
  public LogWatch(Path folder) throws IOException {
    this.folder = folder;
    for (Path log : logs()) {
      from.put(log, Files.size(log));
    }
  }

  /** The words that appear in a log. None may appear there, before or after its question. */
  public List<String> leaks(List<String> words) throws IOException {
    List<String> leaks = new ArrayList<>();
    for (Path log : logs()) {
      String fresh = since(log, from.getOrDefault(log, 0L));
      for (String word : words) {
        if (fresh.contains(word)) {
          leaks.add(log.getFileName() + " holds a right option");
        }
      }
    }
    return leaks;
  }

  private static String since(Path log, long position) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.min(position, file.length()));
      byte[] fresh = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(fresh);
      return new String(fresh, UTF_8);
    }
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".log")).toList();
    }
  }
}
