package io.quizcast.quiz.ads;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kind of a media file, detected from its first bytes, because its name and declared type can
 * be wrong.
 */
enum MediaKind {
  JPEG("image", "jpg"),
  PNG("image", "png"),
  GIF("image", "png"),
  WEBP("image", "png"),
  MP4("video", "mp4"),
  WEBM("video", "webm");

  /** {@code image} or {@code video}. */
  final String mediaType;

  /** The media type of the stored file. */
  final String extension;

  MediaKind(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  static final int HEAD_BYTES = 16;

  String contentType() {
    return mediaType + "/" + (extension.equals("jpg") ? "jpeg" : extension);
  }

  static Optional<MediaKind> of(byte[] head) {
    return Arrays.stream(values()).filter(kind -> kind.begins(head)).findFirst();
  }

  private boolean begins(byte[] head) {
    return switch (this) {
      case JPEG -> has(head, 0, 0xFF, 0xD8, 0xFF);
      case PNG -> has(head, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
      case GIF -> has(head, 0, 'G', 'I', 'F', '8');
      case WEBP -> has(head, 0, 'R', 'I', 'F', 'F') && has(head, 8, 'W', 'E', 'B', 'P');
      case MP4 -> has(head, 4, 'f', 't', 'y', 'p');
      case WEBM -> has(head, 0, 0x1A, 0x45, 0xDF, 0xA3);
    };
  }

  private static boolean has(byte[] head, int at, int... expected) {
    if (head.length < at + expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((head[at + i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
