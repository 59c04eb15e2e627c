package io.quizcast.guard.body;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Counts a body without {@code Content-Length} while it is read, and stops it at its limit. */
@Provider
public class CountedBody implements ReaderInterceptor {
  /** The property of the request that holds its {@link Limit}; absent if its length is known. */
  static final String LIMIT = "quizcast.body-limit";

  /**
   * @param exceeded called when the body turns out to be too large, just before its reader gets the
   *     error
   */
  record Limit(long maxBytes, Runnable exceeded) {}

  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    if (context.getProperty(LIMIT) instanceof Limit limit) {
      context.setInputStream(new Counted(context.getInputStream(), limit));
    }
    return context.proceed();
  }

  private static final class Counted extends FilterInputStream {
    private final Limit limit;
    private long count;

    Counted(InputStream body, Limit limit) {
      super(body);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = in.read(bytes, from, length);
      count(Math.max(0, read));
      return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
      long skipped = in.skip(bytes);
      count(skipped);
      return skipped;
    }

    /**
     * Closes the body unless it is too large. Closing waits for the rest of the body, which would
     * delay the refusal.
     */
    @Override
    public void close() throws IOException {
      if (count <= limit.maxBytes()) {
        in.close();
      }
    }

    private void count(long read) throws IOException {
      count += read;
      if (count > limit.maxBytes()) {
        limit.exceeded().run();
        // The framework's own message, which ErrorMappers recognises. JSON readers pass an
        // IOException on.
        throw new IOException("Request too large");
      }
    }
  }
}
