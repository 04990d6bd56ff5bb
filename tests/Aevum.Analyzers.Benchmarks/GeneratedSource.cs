using System.Globalization;
using System.Text;

namespace Aevum.Analyzers.Benchmarks;

/// <summary>A program that does not use the kit and looks like one that people write: services, records, queries, error handling, text. The same every time.</summary>
internal static class GeneratedSource
{
    private const int MethodsPerClass = 20;

    /// <summary>As many files as are asked for, about 290 lines each.</summary>
    public static IEnumerable<(string Path, string Text)> Files(int count) => Enumerable.Range(0, count).Select(index => ($"/bench/File{index}.cs", File(index)));

    private static string File(int index)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $$"""
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using System.Threading.Tasks;

            namespace Bench.Area{{index % 17}};

            public sealed record Item{{index}}(int Id, string Name, decimal Price)
            {
                public string? Note { get; init; }
            }

            public interface IStore{{index}} { Task<Item{{index}}?> FindAsync(int id); }

            public sealed class Service{{index}}(IStore{{index}} store)
            {
                private const string Sql = "SELECT id, name FROM items WHERE id = @id";
                private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
                public int Total { get; private set; }
            """);
        for (var method = 0; method < MethodsPerClass; method++)
        {
            Method(text, index, method);
        }

        return text.AppendLine("}").ToString();
    }

    private static void Method(StringBuilder text, int index, int method) => text.AppendLine(CultureInfo.InvariantCulture, $$"""

            public async Task<string> Work{{method}}Async(int id, string text)
            {
                var item = await store.FindAsync(id + {{method}}).ConfigureAwait(false);
                if (item is null)
                {
                    return string.Concat("no item ", id.ToString(System.Globalization.CultureInfo.InvariantCulture), " in {{index}}");
                }

                try
                {
                    Total += item.Name.Length;
                    _counts["work{{method}}"] = _counts.TryGetValue(text, out var seen) ? seen + 1 : Math.Max(1, Total);
                    var other = item with { Note = $"note {text} {{method}}", Price = item.Price * 2 };
                    var names = new[] { item, other }.Where(each => each.Price > {{method}}).Select(each => each.Name.Trim()).OrderBy(name => name, StringComparer.Ordinal).ToList();
                    return string.Join(",", names) + Path.Combine("Update", Sql, other.Note ?? "none");
                }
                catch (InvalidOperationException e)
                {
                    Console.Error.WriteLine(e.Message);
                    throw;
                }
            }
        """);
}
