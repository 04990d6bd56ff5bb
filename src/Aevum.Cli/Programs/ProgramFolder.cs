namespace Aevum.Cli.Programs;

/// <summary>Finds the assembly of a program.</summary>
internal static class ProgramFolder
{
    private const string RuntimeConfiguration = ".runtimeconfig.json";

    /// <summary>The assembly itself, or in a published folder the one that has a runtime configuration.</summary>
    /// <exception cref="CommandException">There is none, or more than one.</exception>
    internal static string FindAssembly(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? path : throw new CommandException($"{path} does not exist. Name the .dll of the program, or the folder it was published to.");
        }

        var programs = Directory.GetFiles(path, "*" + RuntimeConfiguration).Select(file => file[..^RuntimeConfiguration.Length] + ".dll").Where(File.Exists).Order(StringComparer.Ordinal).ToList();
        return programs.Count switch
        {
            1 => programs[0],
            0 => throw new CommandException($"{path} holds no program: no assembly with a {RuntimeConfiguration} file lies there. Name the .dll of the program."),
            _ => throw new CommandException($"{path} holds {programs.Count} programs. Name the .dll of one."),
        };
    }
}
