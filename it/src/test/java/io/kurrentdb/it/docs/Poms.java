package io.kurrentdb.it.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What pages say about versions, read where the build has them. */
final class Poms {
  private static final Path PROJECT = Path.of("..");

  private Poms() {}

  /** The properties of a module's pom.xml, in its order. */
  static Map<String, String> properties(String folder) throws Exception {
    Map<String, String> properties = new LinkedHashMap<>();
    for (Element each : children(child(pom(folder), "properties"))) {
      properties.put(each.getTagName(), each.getTextContent());
    }
    return properties;
  }

  /** The modules below it, in their order. */
  static List<String> modules(String folder) throws Exception {
    return children(child(pom(folder), "modules")).stream().map(Node::getTextContent).toList();
  }

  static String name(String folder) throws Exception {
    return child(pom(folder), "name").getTextContent();
  }

  /** All that is written in it, to look for the properties that it uses. */
  static String text(String folder) throws Exception {
    return pom(folder).getTextContent();
  }

  private static Element pom(String folder) throws Exception {
    Path file = PROJECT.resolve(folder).resolve("pom.xml");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(file.toFile())
        .getDocumentElement();
  }

  private static Element child(Element parent, String name) {
    return children(parent).stream()
        .filter(each -> each.getTagName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    NodeList all = parent.getChildNodes();
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }
}
