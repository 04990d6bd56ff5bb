namespace Aevum.Storage.Sqlite.Migrations;

/// <summary>One step from a version of the schema to the next. Never changed once released. Immutable.</summary>
/// <param name="Version">The version after the step; 1 creates the schema.</param>
/// <param name="Script">The statements, run in one transaction with the change of the version.</param>
/// <param name="Carry">Carries over what statements cannot, after the script and in the same transaction; null for nothing.</param>
internal sealed record Migration(int Version, string Script, Action<SqliteConnection>? Carry = null);
