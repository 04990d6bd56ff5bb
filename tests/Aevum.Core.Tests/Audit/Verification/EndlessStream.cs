using System.Text;

namespace Aevum.Audit.Verification;

/// <summary>Begins with a text and goes on for ever.</summary>
internal sealed class EndlessStream(string start) : MemoryStream
{
    private ReadOnlyMemory<byte> _start = Encoding.UTF8.GetBytes(start);

    internal long BytesGiven { get; private set; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        buffer.Span.Fill((byte)'x');
        _start.CopyTo(buffer);
        _start = default;
        BytesGiven += buffer.Length;
        return ValueTask.FromResult(buffer.Length);
    }
}
