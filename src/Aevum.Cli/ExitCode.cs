namespace Aevum.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>Done; for <c>verify</c>: the chain holds.</summary>
    internal const int Success = 0;

    /// <summary>The answer is no: the chain does not hold.</summary>
    internal const int Failure = 1;

    /// <summary>The question could not be answered: wrong usage, or an unreadable file.</summary>
    internal const int Unusable = 2;

    /// <summary>Interrupted with Ctrl+C: 128 + SIGINT, as shells count.</summary>
    internal const int Interrupted = 130;
}
