package dev.trimtab.server.templates;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/**
 * Reads one document of YAML 1.2, or of JSON, into a tree. What would let a small text become a
 * large tree, or a text become an object, is refused: aliases, anchors and tags.
 */
final class TreeReader {
  /** How large a document may be, in bytes of UTF-8. */
  static final int MOST_BYTES = 64 * 1024;

  private static final int DEEPEST = 12;

  /** A line break of old, which the parser would take for one here and for a text there. */
  private static final char NEXT_LINE = '\u0085';

  private static final String FORBIDDEN =
      "holds a character that YAML forbids; in double quotes it can be escaped";
  private static final ScalarResolver KINDS = new CoreScalarResolver(false);

  private final Iterator<Event> events;
  private final Faults faults;

  private TreeReader(Iterator<Event> events, Faults faults) {
    this.events = events;
    this.faults = faults;
  }

  /** The tree of a text; null, and a fault, where there is none. */
  static @Nullable Tree read(String text, Faults faults) {
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      faults.add("", Tree.Place.START, "must have at most 64 KiB");
      return null;
    }
    int old = text.indexOf(NEXT_LINE);
    if (old >= 0) {
      faults.add("", place(text, text.codePointCount(0, old)), FORBIDDEN);
      return null;
    }
    try {
      LoadSettings settings = LoadSettings.builder().build();
      return new TreeReader(new Parse(settings).parseString(text).iterator(), faults).document();
    } catch (TooDeepException tooDeep) {
      faults.add("", tooDeep.place, "must not lie deeper than " + DEEPEST + " levels");
    } catch (MarkedYamlEngineException unreadable) {
      faults.add("", problem(unreadable), "cannot be read as YAML or JSON: " + said(unreadable));
    } catch (ReaderException unreadable) {
      faults.add("", place(text, unreadable.getPosition()), FORBIDDEN);
    } catch (YamlEngineException unreadable) {
      faults.add("", Tree.Place.START, "cannot be read as YAML or JSON");
    }
    return null;
  }

  private @Nullable Tree document() {
    next(Event.ID.StreamStart);
    Event first = events.next();
    if (first.getEventId() == Event.ID.StreamEnd) {
      faults.add("", Tree.Place.START, "is empty: name, match, trigger and steps are needed");
      return null;
    }
    Tree tree = tree("", events.next(), 0);
    next(Event.ID.DocumentEnd);
    Event after = events.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      faults.add("", place(after), "must be one document: another one begins here");
    }
    return tree;
  }

  private void next(Event.ID expected) {
    Event event = events.next();
    if (event.getEventId() != expected) {
      throw new IllegalStateException("the parser said " + event + " and not " + expected);
    }
  }

  private Tree tree(String pointer, Event event, int depth) {
    if (depth > DEEPEST) {
      throw new TooDeepException(place(event));
    }
    checkPlain(pointer, event);
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case SequenceStartEvent start -> items(pointer, place(start), depth);
      case MappingStartEvent start -> fields(pointer, place(start), depth);
      default -> new Tree.Unread(place(event));
    };
  }

  private void checkPlain(String pointer, Event event) {
    if (event instanceof AliasEvent) {
      faults.add(
          pointer,
          place(event),
          "is an alias, which is not read here: a text that begins with * needs quotes");
    } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      faults.add(
          pointer,
          place(event),
          "has an anchor, which is not read here: a text that begins with & needs quotes");
    } else if (tag(event).isPresent()) {
      faults.add(
          pointer,
          place(event),
          "has a tag, which is not read here: a text that begins with ! needs quotes");
    }
  }

  private static Optional<String> tag(Event event) {
    return switch (event) {
      case ScalarEvent scalar -> scalar.getTag();
      case SequenceStartEvent start -> start.getTag();
      case MappingStartEvent start -> start.getTag();
      default -> Optional.empty();
    };
  }

  private static Tree.Scalar scalar(ScalarEvent event) {
    Tag tag = KINDS.resolve(event.getValue(), event.isPlain());
    Tree.Kind kind = Tree.Kind.TEXT;
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      kind = Tree.Kind.NUMBER;
    } else if (tag.equals(Tag.BOOL)) {
      kind = Tree.Kind.TRUTH;
    } else if (tag.equals(Tag.NULL)) {
      kind = Tree.Kind.NOTHING;
    }
    return new Tree.Scalar(place(event), event.getValue(), kind);
  }

  private Tree items(String pointer, Tree.Place place, int depth) {
    List<Tree> items = new ArrayList<>();
    for (Event each = events.next();
        each.getEventId() != Event.ID.SequenceEnd;
        each = events.next()) {
      items.add(tree(pointer + "/" + items.size(), each, depth + 1));
    }
    return new Tree.Items(place, items);
  }

  private Tree fields(String pointer, Tree.Place place, int depth) {
    Map<String, Tree.Field> fields = Tree.noFields();
    for (Event each = events.next();
        each.getEventId() != Event.ID.MappingEnd;
        each = events.next()) {
      Tree name = tree(pointer, each, depth + 1);
      String text = name instanceof Tree.Scalar scalar ? scalar.text() : "";
      String member = JsonPointers.member(pointer, text);
      Tree value = tree(member, events.next(), depth + 1);
      if (!(name instanceof Tree.Scalar)) {
        faults.add(pointer, name.place(), "has a field whose name is no text");
      } else if (fields.putIfAbsent(text, new Tree.Field(name.place(), value)) != null) {
        faults.add(member, name.place(), "is given twice");
      }
    }
    return new Tree.Fields(place, fields);
  }

  private static Tree.Place place(Event event) {
    return event.getStartMark().map(TreeReader::place).orElse(Tree.Place.START);
  }

  private static Tree.Place place(Mark mark) {
    return new Tree.Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static Tree.Place place(String text, int position) {
    int before = Math.min(position, text.codePointCount(0, text.length()));
    String read = text.substring(0, text.offsetByCodePoints(0, before));
    int line = (int) read.chars().filter(each -> each == '\n').count() + 1;
    int column = read.length() - read.lastIndexOf('\n');
    return new Tree.Place(line, column);
  }

  private static Tree.Place problem(MarkedYamlEngineException unreadable) {
    return unreadable
        .getProblemMark()
        .or(unreadable::getContextMark)
        .map(TreeReader::place)
        .orElse(Tree.Place.START);
  }

  private static String said(MarkedYamlEngineException unreadable) {
    return JsonPointers.shown(unreadable.getProblem());
  }

  /** Ends the reading where it would use up the stack. */
  private static final class TooDeepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Tree.Place place;

    TooDeepException(Tree.Place place) {
      super("too deep", null, false, false);
      this.place = place;
    }
  }
}
