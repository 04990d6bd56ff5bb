using System.Text.Json;

namespace Aevum.Canonical;

/// <summary>
/// The canonicalizer's work place: reads one JSON text once, writes it in canonical form, and puts the members of each object in order when
/// the object ends. Reusable, so that a warm call allocates nothing. Not thread-safe.
/// </summary>
internal sealed class PayloadWriter
{
    private readonly GrowingBuffer _output = new(CanonicalLimits.MaxBytes);
    private readonly GrowingBuffer _unescaped = new(CanonicalLimits.MaxBytes);
    private readonly ObjectMembers _members = new();
    private readonly Stack<OpenContainer> _containers = new();

    /// <summary>Canonicalizes one JSON text.</summary>
    /// <returns>The canonical text, valid until the next call.</returns>
    /// <exception cref="CanonicalJsonException">The text has no canonical form.</exception>
    internal ReadOnlySpan<byte> Canonicalize(ReadOnlySpan<byte> utf8Json, PayloadSyntax syntax)
    {
        Reset();
        var reader = new Utf8JsonReader(utf8Json, new JsonReaderOptions
        {
            MaxDepth = CanonicalLimits.MaxDepth,
            CommentHandling = syntax == PayloadSyntax.Relaxed ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
            AllowTrailingCommas = syntax == PayloadSyntax.Relaxed,
        });
        try
        {
            while (reader.Read())
            {
                WriteToken(ref reader);
            }
        }
        catch (JsonException fault)
        {
            throw new CanonicalJsonException(
                $"The text is not JSON (RFC 8259), or is nested deeper than {CanonicalLimits.MaxDepth}: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine}.", fault);
        }

        return _output.Written;
    }

    private void Reset()
    {
        _output.Reset();
        _unescaped.Reset();
        _members.Reset();
        _containers.Clear();
    }

    private void WriteToken(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                BeginMember(ref reader);
                return;
            case JsonTokenType.EndObject:
                EndObject(ref reader);
                return;
            case JsonTokenType.EndArray:
                _containers.Pop();
                _output.Append((byte)']');
                return;
        }

        BeginElement();
        WriteValue(ref reader);
    }

    private void WriteValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                _containers.Push(OpenContainer.Object(_members.Count, _output.Length));
                _output.Append((byte)'{');
                break;
            case JsonTokenType.StartArray:
                _containers.Push(OpenContainer.Array(_output.Length));
                _output.Append((byte)'[');
                break;
            case JsonTokenType.String:
                WriteString(Unescape(ref reader), reader.TokenStartIndex);
                break;
            case JsonTokenType.Number:
                WriteNumber(ref reader);
                break;
            default:
                _output.Append(reader.ValueSpan); // true, false, null
                break;
        }
    }

    private void BeginElement()
    {
        if (_containers.TryPeek(out var container) && !container.IsObject && _output.Length > container.Start + 1)
        {
            _output.Append((byte)',');
        }
    }

    private void BeginMember(ref Utf8JsonReader reader)
    {
        var container = _containers.Peek();
        if (_members.Count > container.FirstMember)
        {
            _members.EndLast(_output.Length);
            _output.Append((byte)',');
        }

        var key = Unescape(ref reader);
        _members.Begin(key, _output.Length);
        WriteString(key, reader.TokenStartIndex);
        _output.Append((byte)':');
    }

    private void EndObject(ref Utf8JsonReader reader)
    {
        var container = _containers.Pop();
        if (_members.Count > container.FirstMember)
        {
            _members.EndLast(_output.Length);
            if (!_members.TryPutInOrder(container.FirstMember, _output))
            {
                throw Refused($"an object that ends at byte {reader.BytesConsumed} has the same key twice");
            }

            _members.Truncate(container.FirstMember);
        }

        _output.Append((byte)'}');
    }

    private void WriteString(ReadOnlySpan<byte> utf8, long position)
    {
        if (!AsciiJson.TryWriteString(_output, utf8))
        {
            throw Refused($"the string at byte {position} is not UTF-8");
        }
    }

    private void WriteNumber(ref Utf8JsonReader reader)
    {
        if (NumberText.Write(_output, reader.ValueSpan) is { } fault)
        {
            throw Refused($"{fault}, at byte {reader.TokenStartIndex}; write it as a string");
        }
    }

    /// <summary>The text of the current string or key, valid until the next call; whoever writes it checks that it is UTF-8.</summary>
    private ReadOnlySpan<byte> Unescape(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        _unescaped.Truncate(0);
        var room = _unescaped.Reserve(reader.ValueSpan.Length);
        try
        {
            return room[..reader.CopyString(room)];
        }
        catch (InvalidOperationException)
        {
            throw Refused($"the string at byte {reader.TokenStartIndex} has a lone surrogate or is not UTF-8");
        }
    }

    private static CanonicalJsonException Refused(string why) => new($"The JSON text has no canonical form: {why}.");

    private readonly record struct OpenContainer(bool IsObject, int FirstMember, int Start)
    {
        internal static OpenContainer Object(int firstMember, int start) => new(true, firstMember, start);

        internal static OpenContainer Array(int start) => new(false, 0, start);
    }
}
