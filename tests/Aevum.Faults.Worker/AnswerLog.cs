using System.Text;

namespace Aevum.Faults.Worker;

/// <summary>
/// Tells the test what was answered, one line for each, in one write: what the pipe holds when the process is killed is what callers had been told.
/// Thread-safe.
/// </summary>
internal sealed class AnswerLog(Stream output) : IAsyncDisposable
{
    private readonly Lock _gate = new();

    internal void Write(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line.ReplaceLineEndings(" ") + "\n");
        lock (_gate)
        {
            output.Write(bytes);
            output.Flush();
        }
    }

    public ValueTask DisposeAsync() => output.DisposeAsync();
}
