namespace Aevum.Cli.Chains;

/// <summary>Reads files that are small by nature, bounded.</summary>
internal static class SmallFile
{
    internal static string ReadText(string path, int longest)
    {
        try
        {
            using var file = File.OpenRead(path);
            return file.Length <= longest
                ? new StreamReader(file).ReadToEnd()
                : throw new CommandException($"{path} is larger than {longest} bytes; this is not the file you mean.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandException($"cannot read {path}: {Reason(fault)}.", fault);
        }
    }

    internal static string Reason(Exception fault) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it does not exist",
        UnauthorizedAccessException => "permission is denied, or it is a directory",
        ArgumentException => "the path is empty or malformed",
        _ => fault.Message.ReplaceLineEndings(" ").TrimEnd('.'),
    };
}
