using Microsoft.EntityFrameworkCore;

namespace Hipwise.Data.Tests.Schema;

/// <summary>Prints the schema as EF Core would make it: a draft for the next migration.</summary>
internal static class ModelScript
{
    public const string Word = "--print-model";

    public static int Print()
    {
        using var context = new HipwiseContext(new DbContextOptionsBuilder<HipwiseContext>().UseSqlite("Data Source=:memory:").Options);
        Console.WriteLine(context.Database.GenerateCreateScript());
        return 0;
    }
}
