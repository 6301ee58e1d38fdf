package dev.trimtab.server.config;

import static java.util.stream.Collectors.joining;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Writes the manual's page of every configuration key, out of the source of the interfaces that
 * declare them: their names, types, defaults and comments.
 */
final class ConfigurationPage {
  private static final String HEAD =
      """
      # Configuration

      <!-- Generated from the interfaces marked @ConfigMapping; see ConfigurationPageTest. -->

      Each key can be set, in the order in which they count: by an option of `serve` where it has one, as a Java system
      property (`-Dtrimtab.http.port=9000`), as an environment variable (`TRIMTAB_HTTP_PORT=9000`), or in the file
      `config/application.properties` in the folder the server is started in. A key that does not exist, or a value that
      cannot be read, ends the start.

      Durations are written `5s`, `1m` or in ISO 8601.
      """;

  private final StringBuilder page = new StringBuilder(HEAD);

  /** The page for every interface with a prefix in a tree of sources. */
  static String of(Path sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> files = Files.walk(sources);
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<Path> mappings = files.filter(ConfigurationPage::isMapping).sorted().toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(mappings));
      DocTrees comments = DocTrees.instance(task);
      ConfigurationPage page = new ConfigurationPage();
      for (CompilationUnitTree unit : task.parse()) {
        page.addUnit(unit, comments);
      }
      return page.page.toString();
    }
  }

  private static boolean isMapping(Path file) {
    try {
      return file.toString().endsWith(".java")
          && Files.readString(file).contains("\n@ConfigMapping(");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addUnit(CompilationUnitTree unit, DocTrees comments) {
    for (Tree type : unit.getTypeDecls()) {
      ClassTree mapping = (ClassTree) type;
      TreePath path = TreePath.getPath(unit, mapping);
      String prefix =
          argument(mapping.getModifiers().getAnnotations(), "ConfigMapping").orElseThrow();
      page.append("\n## ")
          .append(prefix)
          .append("\n\n")
          .append(comment(path, comments))
          .append("\n\n");
      page.append("| key | default | |\n| --- | --- | --- |\n");
      addKeys(prefix, mapping, mapping, path, comments);
    }
  }

  private void addKeys(
      String prefix, ClassTree mapping, ClassTree outer, TreePath path, DocTrees comments) {
    for (MethodTree method : methods(mapping)) {
      String key = prefix + "." + kebab(method.getName().toString());
      String type = String.valueOf(method.getReturnType());
      Optional<ClassTree> group = group(outer, type);
      Optional<ClassTree> listed = group(outer, type.replaceFirst("^List<(.*)>$", "$1"));
      if (group.isPresent()) {
        addKeys(key, group.get(), outer, new TreePath(path, group.get()), comments);
      } else if (listed.isPresent()) {
        addKey(key + "[0], [1], ...", method, path, comments);
        addKeys(key + "[0]", listed.get(), outer, new TreePath(path, listed.get()), comments);
      } else {
        addKey(key, method, path, comments);
      }
    }
  }

  private void addKey(String key, MethodTree method, TreePath path, DocTrees comments) {
    String value =
        argument(method.getModifiers().getAnnotations(), "WithDefault")
            .map(text -> "`" + text + "`")
            .orElse("");
    String said = comment(new TreePath(path, method), comments);
    page.append("| `%s` | %s | %s |\n".formatted(key, value, said));
  }

  private static List<MethodTree> methods(ClassTree type) {
    List<MethodTree> methods = new ArrayList<>();
    for (Tree member : type.getMembers()) {
      if (member instanceof MethodTree method) {
        methods.add(method);
      }
    }
    return methods;
  }

  private static Optional<ClassTree> group(ClassTree outer, String name) {
    return outer.getMembers().stream()
        .filter(nested -> nested.getKind() == Tree.Kind.INTERFACE)
        .map(ClassTree.class::cast)
        .filter(nested -> nested.getSimpleName().contentEquals(name))
        .findAny();
  }

  private static Optional<String> argument(
      List<? extends AnnotationTree> annotations, String name) {
    return annotations.stream()
        .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
        .map(annotation -> annotation.getArguments().getFirst())
        .map(ConfigurationPage::literal)
        .findAny();
  }

  private static String literal(ExpressionTree argument) {
    ExpressionTree value =
        argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument;
    return String.valueOf(((LiteralTree) value).getValue());
  }

  /** On one line, as tables want it, and in Markdown. */
  private static String comment(TreePath path, DocTrees comments) {
    @Nullable String text = comments.getDocComment(path);
    if (text == null) {
      throw new IllegalStateException("no comment on " + path.getLeaf());
    }
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(joining(" "))
        .replaceAll("\\{@code ([^}]*)}", "`$1`");
  }

  private static String kebab(String camel) {
    return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
