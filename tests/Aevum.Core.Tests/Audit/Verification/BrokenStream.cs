namespace Aevum.Audit.Verification;

/// <summary>Fails on the first read, as a disk does.</summary>
internal sealed class BrokenStream : MemoryStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromException<int>(new IOException("The disk is gone."));
}
