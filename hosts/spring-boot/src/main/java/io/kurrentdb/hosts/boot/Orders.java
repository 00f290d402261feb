package io.kurrentdb.hosts.boot;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;
import org.springframework.data.repository.PagingAndSortingRepository;
import org.springframework.data.repository.query.Param;

/** Read-only by what it offers: derived queries, pages, a query of its own. */
interface Orders extends CrudRepository<Order, Long>, PagingAndSortingRepository<Order, Long> {
  Page<Order> findByCountry(String country, Pageable page);

  List<Order> findTop3ByStreamOrderByPositionDesc(String stream);

  long countByCountry(String country);

  @Query(
      "SELECT field_country FROM usr.\"orders-by-country\" WHERE created_at >= :since"
          + " GROUP BY field_country ORDER BY field_country")
  List<String> countriesSince(@Param("since") long since);
}
