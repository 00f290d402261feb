package io.kurrentdb.it.demo.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Keeps other sites out. Tomcat listens on the loopback address only, but a page of another site in
 * the user's browser could still send requests there: a foreign Host (DNS rebinding) is refused,
 * and so is a POST without a header that a foreign page may not set.
 */
public final class LocalOnly extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean foreign = !LOCAL.contains(request.getServerName());
    boolean forged = request.getMethod().equals("POST") && request.getHeader("X-Demo") == null;
    if (foreign || forged) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    response.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    chain.doFilter(request, response);
  }
}
