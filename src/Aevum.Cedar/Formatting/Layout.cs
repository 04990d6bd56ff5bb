namespace Aevum.Cedar.Formatting;

/// <summary>
/// A text with places where it may break into lines, in the manner of Wadler's pretty printer: a group is written on one line if it
/// fits, else all of its own breaks become line ends. Immutable.
/// </summary>
internal abstract class Layout
{
    private Layout(bool mustBreak) => MustBreak = mustBreak;

    /// <summary>True when something inside, such as a comment, needs a line end.</summary>
    internal bool MustBreak { get; }

    /// <summary>A break that is a space when its group fits on one line.</summary>
    internal static Layout Line { get; } = new Break(" ", hard: false);

    /// <summary>A break that vanishes when its group fits on one line.</summary>
    internal static Layout SoftLine { get; } = new Break("", hard: false);

    /// <summary>A line end whatever fits.</summary>
    internal static Layout HardLine { get; } = new Break("", hard: true);

    internal static Layout Of(string text) => new Text(text);

    internal static Layout Of(params Layout[] parts) => new Sequence(parts);

    internal static Layout GroupOf(params Layout[] parts) => new Group(new Sequence(parts));

    internal static Layout Indented(params Layout[] parts) => new Indent(new Sequence(parts));

    /// <summary>A comment that moves to the end of its line and makes every group around it break.</summary>
    internal static Layout Suffix(string comment) => new LineSuffix(comment);

    internal sealed class Text(string content) : Layout(false)
    {
        internal string Content { get; } = content;
    }

    internal sealed class Break(string flat, bool hard) : Layout(hard)
    {
        internal string Flat { get; } = flat;

        internal bool IsHard { get; } = hard;
    }

    internal sealed class Sequence(Layout[] parts) : Layout(Array.Exists(parts, static part => part.MustBreak))
    {
        internal Layout[] Parts { get; } = parts;
    }

    internal sealed class Group(Layout content) : Layout(content.MustBreak)
    {
        internal Layout Content { get; } = content;
    }

    internal sealed class Indent(Layout content) : Layout(content.MustBreak)
    {
        internal Layout Content { get; } = content;
    }

    internal sealed class LineSuffix(string comment) : Layout(true)
    {
        internal string Comment { get; } = comment;
    }
}
