using System.Globalization;
using Aevum.Audit.Verification;

namespace Aevum.Cli.Reports;

/// <summary>Progress on the error stream: one line that is written over where a person watches, else a line now and then.</summary>
internal sealed class ProgressLine(TextWriter error, bool isWatched) : IProgress<ChainProgress>
{
    private const int EventsPerLine = 100_000;
    private long _lines;
    private bool _isOpen;

    public void Report(ChainProgress value)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{value.EventCount:N0} events hold so far");
        if (isWatched)
        {
            error.Write("\r" + text);
            _isOpen = true;
            return;
        }

        if (value.EventCount / EventsPerLine > _lines)
        {
            _lines = value.EventCount / EventsPerLine;
            error.WriteLine(text);
        }
    }

    /// <summary>Ends the line, so that the verdict starts on its own.</summary>
    internal void End()
    {
        if (_isOpen)
        {
            error.WriteLine();
        }
    }
}
