using System.Collections.Immutable;
using System.Data.Common;
using Hipwise.Data.Files;
using Hipwise.Data.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hipwise.Data;

/// <summary>
/// The database of one installation: a SQLite file in a folder of its own, with its backups beside it. From <see cref="MigrateAsync"/> until
/// it is disposed of, no other server can use the folder.
/// </summary>
public sealed class Database : IDbContextFactory<HipwiseContext>, IDisposable
{
    private readonly string folder;
    private readonly TimeProvider clock;
    private readonly Backups backups;
    private readonly ImmutableArray<Migration> migrations;
    private readonly DbContextOptions<HipwiseContext> options;
    private readonly SemaphoreSlim writing = new(1);
    private FolderLock? held;
    private long writes;

    /// <summary>Names the folder; nothing is touched before <see cref="MigrateAsync"/>.</summary>
    /// <param name="folder">The folder that holds <c>hipwise.db</c>; it is made when it is not there.</param>
    /// <param name="clock">The time that backups and rows carry.</param>
    public Database(string folder, TimeProvider clock)
        : this(folder, clock, Migration.Shipped)
    {
    }

    internal Database(string folder, TimeProvider clock, ImmutableArray<Migration> migrations)
    {
        (this.folder, this.clock, this.migrations) = (Path.GetFullPath(folder), clock, migrations);
        backups = new Backups(Path.Combine(this.folder, "backups"), clock);
        options = new DbContextOptionsBuilder<HipwiseContext>()
            .UseSqlite(Sqlite.ConnectionString(File, pooling: true)).AddInterceptors(new ConnectionSettings()).Options;
    }

    private string File => Path.Combine(folder, "hipwise.db");

    /// <summary>
    /// Takes the folder and creates or upgrades the database. Before an upgrade the file is checked for damage and copied to
    /// <c>backups/hipwise-TIME-vVERSION.db</c>; the ten newest copies are kept.
    /// </summary>
    /// <exception cref="DatabaseException">Another server has the folder; it cannot be written; or the file is damaged, not ours, newer than
    /// this program, or a step failed. The file is then as it was.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken = default)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            PrivateFiles.MakeFolder(folder);
            held ??= FolderLock.Take(folder);
            new Migrator(File, backups, migrations).Run();
        }
        catch (Exception problem)
        {
            Release();
            throw Explain(problem) ?? problem;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>A context of its own; the caller disposes of it. Writers that go past <see cref="CheckupStore"/> wait for one another in SQLite.</summary>
    /// <exception cref="InvalidOperationException"><see cref="MigrateAsync"/> has not succeeded yet.</exception>
    public HipwiseContext Open() => held is null
        ? throw new InvalidOperationException("The database is not open: MigrateAsync comes first.")
        : new HipwiseContext(options);

    HipwiseContext IDbContextFactory<HipwiseContext>.CreateDbContext() => Open();

    /// <summary>Closes the file and gives the folder free.</summary>
    public void Dispose()
    {
        Release();
        writing.Dispose();
    }

    /// <summary>Reads as of one moment, however many queries that takes; writers are not held up.</summary>
    internal async Task<T> ReadAsync<T>(Func<HipwiseContext, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var context = Open();
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var moment = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await context.Database.UseTransactionAsync(moment, cancellationToken);
        return await read(context);
    }

    /// <summary>Writes as one transaction, one writer after another; it is on the disk when this returns.</summary>
    internal async Task<T> WriteAsync<T>(Func<HipwiseContext, Task<T>> write, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            await using var context = Open();
            // SQLite takes the write lock here, not at the first change: what is read inside cannot be stale.
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var result = await write(context);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
            Interlocked.Increment(ref writes);
            return result;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Takes backups away and rewrites the file, so that nothing deleted can be read in it.</summary>
    /// <exception cref="DatabaseException">Someone kept reading meanwhile, so that the log could not be emptied.</exception>
    internal async Task WipeAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            backups.DeleteAll();
            await using var connection = Sqlite.Open(File);
            connection.Execute("VACUUM");
            if (connection.AskNumber("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
            {
                throw new DatabaseException("Everything is deleted, but the log of the database is still being read. Delete once more to empty it.");
            }
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Grows with each write since the program started; what was read at the same number is still true.</summary>
    internal long Writes => Interlocked.Read(ref writes);

    internal DateTime Now => clock.GetUtcNow().UtcDateTime;

    private void Release()
    {
        if (held is not null)
        {
            using var connection = new SqliteConnection(Sqlite.ConnectionString(File, pooling: true));
            SqliteConnection.ClearPool(connection);
            held.Dispose();
            held = null;
        }
    }

    private DatabaseException? Explain(Exception problem) => problem switch
    {
        UnauthorizedAccessException or IOException or SqliteException => new DatabaseException(
            $"The folder {folder} cannot be used for the database: it must be a folder that this program may write to, on a disk with room.", problem),
        _ => null,
    };

    private sealed class ConnectionSettings : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            ((SqliteConnection)connection).Execute(Sqlite.ConnectionSettings);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
