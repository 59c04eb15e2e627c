package io.quizcast.guard.language;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Translates error texts to the language of {@code Accept-Language}; {@code error_type} does not
 * change.
 */
@Provider
public class ErrorLanguageFilter implements ContainerResponseFilter {
  private final ErrorTexts texts;

  ErrorLanguageFilter(ErrorTexts texts) {
    this.texts = texts;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(response.getEntity() instanceof LocalizedBody body)) {
      return;
    }
    String language = texts.languageOf(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    LocalizedBody translated = body.translated(text -> texts.translate(text, language));
    if (!translated.equals(body)) {
      response.setEntity(translated);
      response.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, language);
    }
  }
}
