namespace Aevum.Cli;

/// <summary>A command cannot do what it was asked. The message is one line that says what is wrong and how to repair it.</summary>
internal sealed class CommandException : Exception
{
    internal CommandException(string message)
        : base(message)
    {
    }

    internal CommandException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
