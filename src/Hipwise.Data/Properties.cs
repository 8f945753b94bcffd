using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Hipwise.Data.Tests")]
