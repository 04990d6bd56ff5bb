using System.Text;

namespace Aevum.Cedar.Formatting;

/// <summary>Writes a layout within a line width. Iterative, so that deep layouts need no deep stack. Not thread-safe.</summary>
internal sealed class LayoutPrinter
{
    private const int IndentWidth = 2;

    private readonly int _width;
    private readonly StringBuilder _text = new();
    private readonly List<string> _suffixes = [];
    private readonly Stack<(Layout Layout, int Indent, bool Flat)> _open = new();
    private int _column;

    internal LayoutPrinter(int width) => _width = width;

    /// <summary>The text of the layout, without a line end after it.</summary>
    internal string Print(Layout layout)
    {
        _open.Push((layout, 0, false));
        while (_open.TryPop(out var next))
        {
            Write(next.Layout, next.Indent, next.Flat);
        }

        FlushSuffixes();
        return _text.ToString();
    }

    private void Write(Layout layout, int indent, bool flat)
    {
        switch (layout)
        {
            case Layout.Text text:
                _text.Append(text.Content);
                _column += text.Content.Length;
                break;
            case Layout.Sequence sequence:
                PushReversed(sequence.Parts, indent, flat);
                break;
            case Layout.Indent indented:
                _open.Push((indented.Content, indent + IndentWidth, flat));
                break;
            case Layout.Group group:
                _open.Push((group.Content, indent, !group.MustBreak && (flat || Fits(group.Content))));
                break;
            case Layout.LineSuffix suffix:
                _suffixes.Add(suffix.Comment);
                break;
            case Layout.Break line:
                WriteBreak(line, indent, flat);
                break;
        }
    }

    private void WriteBreak(Layout.Break line, int indent, bool flat)
    {
        if (flat && !line.IsHard)
        {
            _text.Append(line.Flat);
            _column += line.Flat.Length;
            return;
        }

        FlushSuffixes();
        TrimLineEnd();
        _text.Append('\n').Append(' ', indent);
        _column = indent;
    }

    private void FlushSuffixes()
    {
        if (_suffixes.Count == 0)
        {
            return;
        }

        TrimLineEnd();
        _text.Append(_text.Length == 0 || _text[^1] == '\n' ? "" : " ").AppendJoin(' ', _suffixes);
        _suffixes.Clear();
    }

    private void TrimLineEnd()
    {
        while (_text.Length > 0 && _text[^1] == ' ')
        {
            _text.Length--;
        }
    }

    private void PushReversed(Layout[] parts, int indent, bool flat)
    {
        for (var at = parts.Length - 1; at >= 0; at--)
        {
            _open.Push((parts[at], indent, flat));
        }
    }

    /// <summary>Whether the content, and what follows it up to the next possible line end, fits into the rest of the line.</summary>
    private bool Fits(Layout content)
    {
        var room = _width - _column;
        var open = new Stack<Layout>([content]);
        foreach (var following in _open)
        {
            if (!Consume(open, flat: true, ref room) || room < 0)
            {
                return room >= 0;
            }

            open.Push(following.Layout);
            if (!Consume(open, following.Flat, ref room))
            {
                return room >= 0;
            }
        }

        return !Consume(open, flat: true, ref room) || room >= 0;
    }

    /// <summary>Takes the width of the layouts from the room; false when a line end was met or the room is used up.</summary>
    private static bool Consume(Stack<Layout> open, bool flat, ref int room)
    {
        while (room >= 0 && open.TryPop(out var layout))
        {
            switch (layout)
            {
                case Layout.Text text: room -= text.Content.Length; break;
                case Layout.Sequence sequence: Array.ForEach([.. sequence.Parts.Reverse()], open.Push); break;
                case Layout.Group group: open.Push(group.Content); break;
                case Layout.Indent indent: open.Push(indent.Content); break;
                case Layout.Break when !flat: return false;
                case Layout.Break line: room -= line.Flat.Length; break;
            }
        }

        return room >= 0;
    }
}
