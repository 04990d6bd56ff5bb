namespace Aevum.Storage;

/// <summary>The store cannot be read or written now. Nothing was half-written; the calls fail with <c>storage_unavailable</c>.</summary>
public sealed class StorageUnavailableException : Exception
{
    /// <summary>Makes an exception without detail.</summary>
    public StorageUnavailableException()
        : base("The store is unavailable.")
    {
    }

    /// <summary>Makes an exception with a message that says what failed and how to repair it.</summary>
    /// <param name="message">The message; never personal text.</param>
    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and the fault behind it.</summary>
    /// <param name="message">The message; never personal text.</param>
    /// <param name="innerException">The fault behind it.</param>
    public StorageUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
